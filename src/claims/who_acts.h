// Who can be the agent of an act and who cannot, whatever the grammar made of them: those who suffer, those who
// only report, what is hit, and whose it is. Thread-safe.
#pragma once
#include "claims/view.h"

namespace isnad::claims {

// Those who suffer, those who only report, and what is hit: whatever the grammar made of them, they do not
// fire. «إصابة خمسة أطفال بقصف …», «رصد نشطاء المرصد قصفاً …», «استهدف منازل المدنيين».
[[nodiscard]] bool bystander(const View& view, const Filler& f);
// «مقتل 10 جنود سعوديين»: those who are counted or belong to a force suffer the harm.
[[nodiscard]] bool counted_people(const View& view, const Filler& f);
// «تدمير عجلتين تابعتين لـ…»: a thing of somebody's, which acts for no one.
[[nodiscard]] bool only_owned(const View& view, const Filler& f);
// «غارات جوية مكثفة لقوات …»: only adjectives stand between an act and whose it is.
[[nodiscard]] bool right_behind(const View& view, const Clause& c, const Filler& f);
// «قصف مواقع لقوات …», «… مواقع تابعة لقوات …»: the ل behind what was hit says whose it is, never who
// hit it.
[[nodiscard]] bool owner_of_what_suffers(const View& view, const Clause& c, const Filler& f);
// «بطائرات التحالف», not «بقيادة فلان»: what follows ب is a weapon.
[[nodiscard]] bool armed_with(const View& view, const Filler& f);

}  // namespace isnad::claims
