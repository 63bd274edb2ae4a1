import type { TopicScore } from "@/lib/assessment/model/attempt";

/** How it went by knowledge point: a bar for each, the weakest first. */
export function TopicScores({ topics }: { topics: readonly TopicScore[] }) {
  if (topics.length < 2) return null;
  return (
    <section aria-labelledby="topics" className="flex flex-col gap-4">
      <h2 id="topics" className="text-xl">
        各知识点得分
      </h2>
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {topics.map(({ topic, questions, earned, points }) => (
          <li key={topic}>
            <p className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-medium">{topic}</span>
              <span className="shrink-0 text-sm text-muted tabular-nums">
                {questions}题，得{earned}分，满分{points}分
              </span>
            </p>
            <div
              className="mt-1.5 h-2 overflow-hidden rounded-full bg-surface-2"
              aria-hidden="true"
            >
              <div
                className={`h-full rounded-full ${earned === points ? "bg-good" : earned * 2 < points ? "bg-amber-bright" : "bg-teal"}`}
                style={{ width: `${(earned * 100) / points}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
