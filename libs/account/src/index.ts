export * from './ports.js';
export { AccountConsumer } from './account.consumer.js';
export { accountGroupModule, accountModule } from './account.module.js';
export { FoldUser } from './fold-user.js';
export { RemoveAgain } from './remove-again.js';
export { RegisterAccount, type Registration } from './register-account.js';
export { CheckPassword } from './check-password.js';
export { ACCESS_TOKEN_SECONDS, Sessions, type Tokens } from './sessions.js';
