import { Controller } from '@nestjs/common';
import { CheckPassword, RegisterAccount, Sessions, type Tokens } from '#libs/account';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { presentUser } from '../feed/present.js';
import { routes } from '../routes.js';
import type { UserBody } from '../shapes.js';

@Controller()
export class AccountsController {
  constructor(
    private readonly registerAccount: RegisterAccount,
    private readonly checkPassword: CheckPassword,
    private readonly sessions: Sessions,
  ) {}

  @Serve(routes.createAccount)
  async create({ body, create }: Call<typeof routes.createAccount>): Promise<Tokens & { user: UserBody }> {
    const { userName, password, fullName = '' } = body;
    const user = await this.registerAccount.run({ userName, password, fullName }, create);
    return { user: presentUser(user, user.id), ...(await this.sessions.begin(user.id)) };
  }

  @Serve(routes.createSession)
  async signIn({ body }: Call<typeof routes.createSession>): Promise<Tokens> {
    return this.sessions.begin(await this.checkPassword.run(body.userName, body.password));
  }

  @Serve(routes.refreshSession)
  async refresh({ body }: Call<typeof routes.refreshSession>): Promise<Tokens> {
    return this.sessions.refresh(body.refreshToken);
  }
}
