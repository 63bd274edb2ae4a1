import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { closeSession, openSession } from "@/lib/people/commands/session";
import { execute } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import {
  isSessionCookieSecure,
  SESSION_COOKIE,
  SESSION_SECONDS,
} from "@/lib/platform/session-token";

/**
 * Sign-in and sign-out. The cookie carries an encrypted session id and nothing else; who that
 * is and what they may do is read from the database on every request (lib/platform/session.ts).
 */
const options: AuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  cookies: {
    sessionToken: {
      name: SESSION_COOKIE,
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSessionCookieSecure },
    },
  },
  providers: [
    Credentials({
      name: "账号密码",
      credentials: {
        account: { label: "手机号、邮箱或用户名", type: "text" },
        password: { label: "密码", type: "password" },
      },
      async authorize(credentials, request) {
        const userAgent = String(request.headers?.["user-agent"] ?? "").slice(0, 400);
        const result = await execute(openSession, null, { ...credentials, userAgent });
        if (!result.ok) return null;
        const { personId, name, sessionId } = result.value;
        return { id: personId, name, sessionId };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (user && "sessionId" in user) return { sessionId: user.sessionId };
      return { sessionId: token.sessionId };
    },
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      await execute(closeSession, null, { sessionId: token?.sessionId });
    },
  },
};

const handler = NextAuth(options);

export { handler as GET, handler as POST };
