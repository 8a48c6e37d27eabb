declare module 'nodemailer/lib/addressparser/index.js' {
  const parse: (header: string) => { readonly name: string; readonly address: string }[];
  export default parse;
}
