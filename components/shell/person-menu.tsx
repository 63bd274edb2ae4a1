import { Disclosure } from "@/components/shell/disclosure";
import { SignOutButton } from "@/components/shell/sign-out-button";

/** Who is signed in, and the way out. */
export function PersonMenu({ name }: { name: string }) {
  return (
    <Disclosure
      label={`${name}的账号`}
      summary={
        <>
          <span
            aria-hidden="true"
            className="grid size-9 place-items-center rounded-full border-2 border-teal bg-teal-soft font-display text-sm font-bold text-teal-strong"
          >
            {[...name][0]}
          </span>
          <span aria-hidden="true" className="hidden max-w-32 truncate sm:inline">
            {name}
          </span>
        </>
      }
    >
      <p className="text-sm text-muted">当前账号</p>
      <p className="mb-4 text-lg font-semibold">{name}</p>
      <SignOutButton />
    </Disclosure>
  );
}
