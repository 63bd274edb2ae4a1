/** Where a picture can be put in the form of a question. Pure. */
import { type QuestionForm, withPlace } from "@/lib/transfer/rules/question-form";

export type PicturePlace = { key: string; label: string };

/** The texts of the form that learners see, by their place. */
export function picturePlaces(form: QuestionForm): PicturePlace[] {
  const own = [
    { key: "stem", label: "题干" },
    { key: "material", label: "材料" },
    { key: "explanation", label: "解析" },
  ];
  switch (form.type) {
    case "single":
    case "multiple":
      return [
        ...own,
        ...form.choices.map((_, at) => ({
          key: `choices.${at}`,
          label: `选项${String.fromCharCode(65 + at)}`,
        })),
      ];
    case "ordering":
      return [
        ...own,
        ...form.items.map((_, at) => ({ key: `items.${at}`, label: `第${at + 1}项` })),
      ];
    case "matching":
      return [
        ...own,
        ...form.pairs.map((_, at) => ({ key: `pairs.${at}`, label: `第${at + 1}对的左边` })),
      ];
    default:
      return own;
  }
}

/** The form with a picture at the end of the text at that place. */
export function withPicture(form: QuestionForm, key: string, picture: string): QuestionForm {
  return withPlace(form, key, (text) => (text.trim() === "" ? picture : `${text}\n${picture}`));
}
