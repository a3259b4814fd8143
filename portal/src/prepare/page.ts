import { startFrame } from '../page/frame.ts';

startFrame();
