import { RingsFigure } from "@/components/catalogue/rings-figure";
import { ButtonLink } from "@/components/ui/button-link";

const five = [
  { name: "社区", meaning: "大家的家园，也是联动的平台。" },
  { name: "社会组织", meaning: "把服务办起来、办下去的载体。" },
  { name: "社会工作者", meaning: "用专业方法陪伴人、支撑事。" },
  { name: "社区志愿者", meaning: "邻里之间，你搭把手，我出份力。" },
  { name: "社会慈善资源", meaning: "让善款善物用到真正需要的地方。" },
];

type Props = {
  /** Where “开始学习” leads: the catalogue, or registration. */
  startHref: string;
  /** Null for someone who is signed in. */
  signInHref: string | null;
};

/** The front page for a visitor: what this place is, and what the five rings stand for. */
export function HomeHero({ startHref, signInHref }: Props) {
  return (
    <>
      <section className="grid items-center gap-x-12 gap-y-8 lg:grid-cols-[1.1fr_1fr]">
        <div>
          <p className="font-medium text-amber">“五社联动”系列课程</p>
          <h1 className="mt-2 text-3xl sm:text-4xl">
            五环相扣，
            <br />
            托起一个社区的日常
          </h1>
          <p className="mt-5 max-w-measure sm:text-lg sm:leading-loose">
            五社学堂是湖北社会工作者的线上课堂。走访的间隙、回家的路上，打开手机读一课；学到哪里，就记到哪里，下次接着来。
          </p>
          <div className="mt-7 flex flex-wrap gap-3">
            <ButtonLink href={startHref} className="px-8">
              开始学习
            </ButtonLink>
            {signInHref && (
              <ButtonLink href={signInHref} variant="secondary">
                我有账号，去登录
              </ButtonLink>
            )}
          </div>
        </div>
        <div className="flex justify-center">
          <RingsFigure />
        </div>
      </section>
      <section aria-labelledby="five" className="flex flex-col gap-5">
        <h2 id="five" className="text-xl sm:text-2xl">
          五社，是哪五社
        </h2>
        <ol className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-5 lg:gap-x-6">
          {five.map(({ name, meaning }, place) => (
            <li key={name} className="border-t border-line pt-4">
              <h3 className="flex items-center gap-2.5 text-lg">
                <span
                  aria-hidden="true"
                  className={`size-4.5 rounded-full border-4 ${place === 0 ? "border-amber-bright" : "border-teal"}`}
                />
                {name}
              </h3>
              <p className="mt-1 text-muted">{meaning}</p>
            </li>
          ))}
        </ol>
        <p className="max-w-measure">
          五股力量各有所长，联动起来，才接得住居民的一件件小事、难事。怎样联动、从哪里做起，课程里一步一步讲给您听。
        </p>
      </section>
    </>
  );
}
