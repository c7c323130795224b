using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>The usual help, followed by what one should know and examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyList<CommandPage> pages) : SynchronousCommandLineAction
{
    private const int Width = 100;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = Width;
        var result = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if ((pages.FirstOrDefault(p => p.Command == command) ?? pages.FirstOrDefault(p => p.Command.Subcommands.Contains(command))) is { } page)
        {
            if (page.About.Length > 0)
            {
                Section(output, "About:", Wrap(page.About));
            }

            Section(output, "Who may:", Wrap(page.WhoMay));
            Section(output, "Examples:", page.Examples);
        }

        return result;
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine(title);
        foreach (var line in lines)
        {
            output.WriteLine("  " + line);
        }

        output.WriteLine();
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 3 > Width)
            {
                yield return line;
                line = "";
            }

            line += (line.Length == 0 ? "" : " ") + word;
        }

        yield return line;
    }
}
