export const dataFiles = () => ({ Sample: { text: "</script><!-- // /* `\u2026` */ \u{1f600}" } });
