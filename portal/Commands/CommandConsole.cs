using System.Text;
using Spectre.Console;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>Where a command writes: results to <see cref="Output"/>, progress and messages to <see cref="Messages"/>.</summary>
public sealed class CommandConsole : IDisposable
{
    /// <summary>Results only: UTF-8 without mark, lines end with LF.</summary>
    public TextWriter Output { get; } = Writer(Console.OpenStandardOutput(), autoFlush: false);

    /// <summary>Everything else.</summary>
    public TextWriter Messages { get; } = Writer(Console.OpenStandardError(), autoFlush: true);

    /// <summary>Whether a person watches the messages on a terminal.</summary>
    public bool IsWatched { get; } = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>Prints a result in a form of <c>--format</c>, and what a reader must know of it as messages.</summary>
    public void Print(IResultPrinter printer, string? format, IEnumerable<string> notes)
    {
        switch (format)
        {
            case "csv":
                printer.Csv(Output);
                break;
            case "json":
                printer.Json(Output);
                break;
            default:
                printer.Table(Output);
                break;
        }

        Output.Flush();
        foreach (var note in notes)
        {
            Messages.WriteLine("Note: " + note);
        }
    }

    /// <summary>Runs steps with a progress bar on a terminal; without one, steps run silently.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="items">One step each.</param>
    /// <param name="name">Name of a step.</param>
    /// <param name="step">The step.</param>
    public IReadOnlyList<TResult> Progress<TItem, TResult>(
        string title, IReadOnlyList<TItem> items, Func<TItem, string> name, Func<TItem, TResult> step)
    {
        if (!IsWatched || items.Count < 2)
        {
            return items.Select(step).ToList();
        }

        var results = new List<TResult>();
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: items.Count);
                foreach (var item in items)
                {
                    task.Description = Markup.Escape($"{title}: {name(item)}");
                    results.Add(step(item));
                    task.Increment(1);
                }
            });
        return results;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Output.Flush();
        Messages.Flush();
    }

    private static StreamWriter Writer(Stream stream, bool autoFlush) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n", AutoFlush = autoFlush };
}
