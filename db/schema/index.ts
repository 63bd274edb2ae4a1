export * from "./assessment";
export * from "./audit";
export * from "./catalogue";
export * from "./learning";
export * from "./media";
export * from "./people";
