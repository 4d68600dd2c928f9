import { Controller } from '@nestjs/common';
import { ChangeStanding, ResetByCode } from '#libs/account';
import type { User } from '#libs/account/ports';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Profiles } from '../feed/profiles.js';
import { routes } from '../routes.js';
import type { AdminUserBody, ResetCodeBody } from '../shapes.js';

@Controller()
export class AdminUsersController {
  constructor(
    private readonly profiles: Profiles,
    private readonly changeStanding: ChangeStanding,
    private readonly resetByCode: ResetByCode,
  ) {}

  @Serve(routes.getAdminUser)
  async get({ params }: Call<typeof routes.getAdminUser>): Promise<AdminUserBody> {
    return present(await this.profiles.find(params.id));
  }

  @Serve(routes.setRole)
  async setRole({ params, body, origin }: Call<typeof routes.setRole>): Promise<AdminUserBody> {
    return present(await this.changeStanding.setRole(params.id, body.role, origin));
  }

  @Serve(routes.setSuspension)
  async suspend({ params, body, origin }: Call<typeof routes.setSuspension>): Promise<AdminUserBody> {
    return present(await this.changeStanding.setSuspended(params.id, body.suspended, origin));
  }

  @Serve(routes.createResetCode)
  async createResetCode({ params }: Call<typeof routes.createResetCode>): Promise<ResetCodeBody> {
    const { id } = await this.profiles.find(params.id);
    const { code, expiresAtMs } = await this.resetByCode.issue(id);
    return { code, expiresAt: new Date(expiresAtMs).toISOString() };
  }
}

function present(user: User): AdminUserBody {
  const { id, userName, fullName, createdAt, bio, website, isPrivate, role, suspended } = user;
  return { id, userName, fullName, createdAt, bio, website, isPrivate, role, suspended };
}
