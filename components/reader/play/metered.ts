/** Whether what is loaded costs the person money, as far as the browser tells. */
type Connection = { type?: string; saveData?: boolean };

export function isMetered(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === "cellular";
}
