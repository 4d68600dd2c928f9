import { Controller } from '@nestjs/common';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { Profiles } from '../feed/profiles.js';
import { routes } from '../routes.js';
import type { AdminUserBody } from '../shapes.js';

@Controller()
export class AdminUsersController {
  constructor(private readonly profiles: Profiles) {}

  @Serve(routes.getAdminUser)
  async get({ params }: Call<typeof routes.getAdminUser>): Promise<AdminUserBody> {
    const user = await this.profiles.find(params.id);
    const { id, userName, fullName, createdAt, bio, website, isPrivate, role, suspended } = user;
    return { id, userName, fullName, createdAt, bio, website, isPrivate, role, suspended };
  }
}
