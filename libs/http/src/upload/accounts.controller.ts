import { Controller } from '@nestjs/common';
import { REFRESH_SECONDS, RegisterAccount, Sessions, type Tokens } from '#libs/account';
import type { Call } from '../edge/call.js';
import { giveRefreshCookie, refreshCookieOf, refuseOtherOrigins } from '../edge/refresh-cookie.js';
import { Serve } from '../edge/serve.js';
import { presentUser } from '../feed/present.js';
import { PacedSignIn } from '../pace/paced-sign-in.js';
import { routes } from '../routes.js';
import type { TokensBody, UserBody } from '../shapes.js';
import { deviceOf } from './device.js';

type GivesTokens =
  Call<typeof routes.createAccount> | Call<typeof routes.createSession> | Call<typeof routes.refreshSession>;

@Controller()
export class AccountsController {
  constructor(
    private readonly registerAccount: RegisterAccount,
    private readonly signIn: PacedSignIn,
    private readonly sessions: Sessions,
  ) {}

  @Serve(routes.createAccount)
  async create(call: Call<typeof routes.createAccount>): Promise<TokensBody & { user: UserBody }> {
    const { userName, password, fullName = '', setupCode, cookie } = call.body;
    if (cookie) refuseOtherOrigins(call.request);
    const user = await this.registerAccount.run({ userName, password, fullName, setupCode }, call.create);
    const tokens = await this.sessions.begin(user.id, deviceOf(call.request));
    return { user: presentUser(user, user.id), ...given(call, tokens) };
  }

  @Serve(routes.createSession)
  async begin(call: Call<typeof routes.createSession>): Promise<TokensBody> {
    const { userName, password, cookie } = call.body;
    if (cookie) refuseOtherOrigins(call.request);
    return given(call, await this.signIn.begin(userName, password, deviceOf(call.request), call.request));
  }

  @Serve(routes.refreshSession)
  async refresh(call: Call<typeof routes.refreshSession>): Promise<TokensBody> {
    const { refreshToken = refreshCookieOf(call.request) } = call.body;
    return given(call, await this.sessions.refresh(refreshToken));
  }
}

/** The refresh token in the answer, or as the cookie that was asked for. */
function given(call: GivesTokens, { accessToken, refreshToken }: Tokens): TokensBody {
  if (!call.body.cookie) return { accessToken, refreshToken };
  giveRefreshCookie(call, refreshToken, REFRESH_SECONDS);
  return { accessToken };
}
