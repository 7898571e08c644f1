// The page of the register of holds and disposal.
import { archiveRegister } from './register.tsx';

export const archiveRegisterScreens = [archiveRegister] as const;
