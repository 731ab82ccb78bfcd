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
import { ask_session } from "./api/session";
import { App } from "./app";

const root = document.getElementById("desk");
void ask_session().catch(() => undefined); // a desk that does not answer says so where its data should be
if (root) render(<App />, root);
