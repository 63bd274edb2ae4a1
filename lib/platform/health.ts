import "server-only";
import { sqlClient } from "@/db/client";

const PATIENCE_MILLISECONDS = 2000;

/** Whether the database answers within two seconds. Never throws. */
export async function isDatabaseAnswering(): Promise<boolean> {
  const patience = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), PATIENCE_MILLISECONDS).unref();
  });
  const answer = sqlClient`select 1`.then(
    () => true,
    () => false,
  );
  return await Promise.race([answer, patience]);
}
