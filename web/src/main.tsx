import "./styles/fonts.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/lists.css";
import "./styles/event.css";
import "./styles/reader.css";
import "./styles/views.css";
import "./styles/work.css";
import "./styles/print.css";
import { render } from "preact";
import { App } from "./app";

const root = document.getElementById("desk");
if (root) render(<App />, root);
