import { testSeeds } from "./playSeeds";

testSeeds(1, 30);
