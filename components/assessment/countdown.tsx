import { Clock } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";

type Props = {
  closesAt: Date;
  /** The server's time, in milliseconds. */
  serverTime(): number;
  onZero(): void;
};

const FIVE_MINUTES = 300;
const ONE_MINUTE = 60;

/** The time left. Seen all the time, said aloud only when five minutes and one minute are left. */
export function Countdown({ closesAt, serverTime, onZero }: Props) {
  const [seconds, setSeconds] = useState<number | null>(null);
  const zero = useEffectEvent(onZero);
  const over = seconds === 0;

  useEffect(() => {
    const tick = () =>
      setSeconds(Math.max(0, Math.ceil((closesAt.getTime() - serverTime()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [closesAt, serverTime]);

  useEffect(() => {
    if (over) zero();
  }, [over]);

  const hurry = seconds !== null && seconds <= FIVE_MINUTES;
  return (
    <span
      className={`flex items-center gap-1.5 font-semibold tabular-nums ${hurry ? "text-danger" : ""}`}
    >
      <Clock className="size-5 shrink-0" aria-hidden="true" />
      {seconds === null ? (
        `${clockTime.format(closesAt)}截止`
      ) : (
        <span role="timer">
          <span className="sr-only">剩余时间</span>
          {inDigits(seconds)}
        </span>
      )}
      <span aria-live="assertive" className="sr-only">
        {warning(seconds)}
      </span>
    </span>
  );
}

/** Hours and minutes here, wherever the device thinks it is. */
const clockTime = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function inDigits(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

function warning(seconds: number | null): string {
  if (seconds === null || seconds > FIVE_MINUTES) return "";
  if (seconds === 0) return "时间到，正在交卷";
  return seconds <= ONE_MINUTE ? "离交卷不到1分钟" : "离交卷不到5分钟";
}
