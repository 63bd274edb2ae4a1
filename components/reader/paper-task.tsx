import type { AssignmentTask } from "@/lib/catalogue/model";

/** What an assignment asks for: its parts, how it is marked, what to look at before handing in. */
export function PaperTask({ task: { parts, rubric, checklist } }: { task: AssignmentTask }) {
  return (
    <div className="prose">
      <h2>要写的{parts.length}个部分</h2>
      <ol>
        {parts.map(({ id, title, hint }) => (
          <li key={id}>
            <strong>{title}</strong>：{hint}
          </li>
        ))}
      </ol>
      <h2>评分表（平台自拟，满分100分）</h2>
      <ul className="rubric">
        {rubric.map(({ id, title, points, full, partial }) => (
          <li key={id}>
            <p>
              <strong>{title}</strong>　{points}分
            </p>
            <p>得满分：{full}</p>
            <p>得一半左右：{partial}</p>
          </li>
        ))}
      </ul>
      <h2>交之前，逐条看一遍</h2>
      <ul>
        {checklist.map((item) => (
          <li key={item} className="task">
            ☐ {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
