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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and the keyboard must reach it */}
      <section className="table-scroll" aria-label="表格：评分表" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">看什么</th>
              <th scope="col">分值</th>
              <th scope="col">得满分</th>
              <th scope="col">得一半左右</th>
            </tr>
          </thead>
          <tbody>
            {rubric.map(({ id, title, points, full, partial }) => (
              <tr key={id}>
                <td>{title}</td>
                <td>{points}分</td>
                <td>{full}</td>
                <td>{partial}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2>交之前，逐条看一遍</h2>
      <ul>
        {checklist.map((item) => (
          <li key={item}>☐ {item}</li>
        ))}
      </ul>
    </div>
  );
}
