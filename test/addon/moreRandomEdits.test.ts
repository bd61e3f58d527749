// A file of its own, so that another processor plays these.
import { testSeeds } from "./playSeeds";

testSeeds(31, 30);
