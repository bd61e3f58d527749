/** esbuild turns the spreadsheet component's templates into a text. */
declare module "*.xml" {
  const text: string;
  export default text;
}
declare module "*.css";
