namespace ReIntegrationBI.Reports.Visuals;

/// <summary>
/// How wide a text is drawn, without a font at hand: per letter the widest of Inter and Open Sans, rounded up, so that a text
/// measured to fit does fit. Widths are in the unit of the type size.
/// </summary>
public static class TextMetrics
{
    // Of an em, in thousandths; what is not listed counts as the widest letter.
    private const int Widest = 1000;
    private const double SemiBold = 1.08;
    private const string SoftHyphen = "\u00ad";

    private static readonly Dictionary<char, int> Widths = Fill();

    /// <summary>Width of a text on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Type size.</param>
    /// <param name="bold">Semi-bold.</param>
    public static double Width(string text, double size, bool bold = false) =>
        text.Sum(c => Widths.GetValueOrDefault(c, Widest)) * size / 1000 * (bold ? SemiBold : 1);

    /// <summary>
    /// Breaks a text into lines of at most a width, between words where it can, within a word where one alone is too wide: at its soft hyphens
    /// where it has some. Soft hyphens at which no line ends are left out.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, bool bold = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var soft in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = soft.Replace(SoftHyphen, "", StringComparison.Ordinal);
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            if (word.Length < soft.Length && Width(word, size, bold) > width)
            {
                line = BreakSoftly(lines, soft, size, width, bold);
                continue;
            }

            line = word;
            while (Width(line, size, bold) > width && line.Length > 4)
            {
                var length = line.Length - 1;
                while (length > 3 && Width(line[..length] + "-", size, bold) > width)
                {
                    length--;
                }

                lines.Add(line[..length] + "-");
                line = line[length..];
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Adds the lines of a word that is broken at its soft hyphens; returns the line that it ends in.</summary>
    private static string BreakSoftly(List<string> lines, string word, double size, double width, bool bold)
    {
        var line = "";
        foreach (var part in word.Split(SoftHyphen, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Width(line + part + "-", size, bold) > width)
            {
                lines.Add(line.EndsWith('-') ? line : line + "-");
                line = "";
            }

            line += part;
        }

        return line;
    }

    private static Dictionary<char, int> Fill()
    {
        var widths = new Dictionary<char, int>();
        Add(200, "\u2009\u2018\u2019\u202f");
        Add(240, "'");
        Add(260, "ijlìíîïīĭįıĵĺļ");
        Add(280, "!,.:;I\u00a1\u00b7\u00b8ÌÍÎÏĩĪĬĮİł");
        Add(300, "\u0020\u00a0");
        Add(320, "ľŀſ");
        Add(360, "f\u00b9");
        Add(380, "()/[\u005c]t{}ţťŧ\u201c\u201d");
        Add(420, "\u0022r\u00b2ŕŗř");
        Add(440, "\u00b3");
        Add(460, "-_\u00aa\u00ad\u00b0\u00baĨ");
        Add(500, "\u00af\u2013");
        Add(520, "?\u00bfĳ");
        Add(540, "sx\u00ab\u00bbśŝşš");
        Add(560, "*J^ckvyz|\u00a6\u00a7çýÿćĉċčĴķŷźżž");
        Add(580, "L`a\u00a2\u00a5\u00ac\u00b4àáâãäåāăąĹĻĽĿŁ\u2022");
        Add(600, "EFe\u00a8ÈÉÊËèéêëðĒēĔĕĖėĘęĚě");
        Add(620, "bdghnopquñòóôõöøùúûüþđĝğġģĥħńņňŋōŏőũūŭůűų");
        Add(640, "$PRSZ\u00a3\u00b5ÞßĸŔŖŘŚŜŞŠŹŻŽ");
        Add(660, "#+0123456789<=>BKTX~\u00b1\u00b6×÷ĶŢŤŦ\u2212\u2248\u2264\u2265");
        Add(680, "AVYÀÁÂÃÄÅÝĀĂĄďŶŸ\u20ac");
        Add(700, "ŉ");
        Add(740, "&CDH\u00a4ÇÐĆĈĊČĎĐĤ");
        Add(760, "GNUÑÙÚÛÜĜĞĠĢŃŅŇŊŨŪŬŮŰŲ");
        Add(780, "OQÒÓÔÕÖØĦŌŎŐ");
        Add(820, "wĲŵ");
        Add(840, "%\u00ae\u2026");
        Add(900, "\u00bc");
        Add(920, "M\u00a9");
        Add(940, "@m\u00bdæ");
        Add(960, "W\u00beŒŴ");
        Add(1000, "Æœ\u2014");
        return widths;

        void Add(int width, string letters)
        {
            foreach (var letter in letters)
            {
                widths[letter] = width;
            }
        }
    }
}
