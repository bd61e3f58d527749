import "./damaged.test";
