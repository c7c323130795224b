using ReIntegrationBI.Warehouse.CodeLists;

namespace ReIntegrationBI.Etl.Synthetic.Trajectories;

/// <summary>
/// Made-up trajectories of incapacity for work, as event files that can be loaded. For demonstrations and tests: nobody went these ways. Files are
/// written as they are made; however many lines, no more than a window of persons is held.
/// </summary>
public sealed class SyntheticTrajectories
{
    /// <summary>The most that may be wrong: more than every second line is no file of trajectories.</summary>
    public const decimal MostDirty = 0.5m;

    private const string Heading = "pseudonym,event,date,actor,detail,synthetic\n";

    /// <summary>Of how many persons the lines stand mixed.</summary>
    private const int Window = 64;

    private readonly TrajectoryOrder _order;
    private readonly PersonMaker _persons;
    private readonly DayTexts _days = new();

    /// <summary>Takes an order.</summary>
    /// <param name="codes">The code lists, by which the model is checked.</param>
    /// <param name="order">Which trajectories.</param>
    /// <param name="model">File of the model; null: the one beside the program.</param>
    /// <exception cref="SyntheticException">The order or the model cannot be used; the message says why.</exception>
    public SyntheticTrajectories(CodeListCatalog codes, TrajectoryOrder order, string? model = null)
    {
        if (order.Rows is < 2 or > TrajectoryOrder.MostRows)
        {
            throw new SyntheticException(FormattableString.Invariant(
                $"{order.Rows} lines cannot be made up: ask for 2 (the line of the extract and one event) to {TrajectoryOrder.MostRows}."));
        }

        if (order.Dirty is < 0 or > MostDirty)
        {
            throw new SyntheticException(FormattableString.Invariant($"A share of {order.Dirty} cannot be dirty: ask for 0 to {MostDirty}."));
        }

        if (order.Until.Year is < 1980 or > 2200)
        {
            throw new SyntheticException(FormattableString.Invariant($"{order.Until:yyyy-MM-dd} cannot be the last day: ask for one from 1980 to 2200."));
        }

        (_order, _persons) = (order, new PersonMaker(TrajectoryModelFile.Read(codes, model), order.Seed, order.Until));
    }

    /// <summary>Writes the file: comma-separated, a line an event, lines end with LF.</summary>
    public TrajectoryCounts Write(TextWriter writer)
    {
        var mixing = Chance.Of(_order.Seed, "mix", 0);
        var window = new List<Queue<TrajectoryLine>>(Window);
        Begin(writer);
        var counts = Run((person, dirty) =>
        {
            if (window.Count == Window)
            {
                WriteSome(writer, window, mixing, Window - 1);
            }

            window.Add(new Queue<TrajectoryLine>(person.Events.Select(e => new TrajectoryLine(person.Pseudonym, e.Milestone, _days[e.Day], e.Actor, e.Detail)).Concat(dirty)));
        });
        WriteSome(writer, window, mixing, 0);
        return counts;
    }

    /// <summary>Writes a second file: events that were late, corrected or withdrawn, of persons of the file that <see cref="Write"/> makes of the same order.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="late">Lines without the heading, the line of the extract and the dirty ones.</param>
    /// <exception cref="SyntheticException">The first file has too few persons for so many.</exception>
    public TrajectoryCounts WriteLate(TextWriter writer, long late)
    {
        var lines = new LateLines(_order.Seed, _order.Until.DayNumber, _days);
        var possible = 0L;
        Run((person, _) => possible += lines.Of(person).Count);
        if (late < 1 || late > possible)
        {
            throw new SyntheticException(FormattableString.Invariant(
                $"{late} late, corrected and withdrawn events cannot be made up: a file of {_order.Rows} lines has persons for 1 to {possible}. Ask for fewer, or for more rows."));
        }

        Begin(writer);
        var dirty = new DirtyLines(_order.Until.DayNumber, _days, anyPerson: true);
        var chance = Chance.Of(_order.Seed, "late dirty", 0);
        var (offered, written, wrong, persons) = (0L, 0L, 0L, 0L);
        Run((person, _) =>
        {
            var before = written;
            foreach (var line in lines.Of(person))
            {
                // Spread evenly: of the first n lines that could be written, n times the wanted share are.
                offered++;
                if ((long)((Int128)offered * late / possible) > written)
                {
                    Write(writer, line);
                    written++;
                    foreach (var bad in Dirty(written + 1, ref wrong, () => dirty.Make(person, chance)))
                    {
                        Write(writer, bad);
                    }
                }
            }

            persons += written > before ? 1 : 0;
        });
        return new TrajectoryCounts(written + 1 + wrong, persons, 0, wrong);
    }

    private static void WriteSome(TextWriter writer, List<Queue<TrajectoryLine>> window, Chance mixing, int leave)
    {
        while (window.Count > leave)
        {
            var at = mixing.Between(0, window.Count - 1);
            Write(writer, window[at].Dequeue());
            if (window[at].Count == 0)
            {
                window[at] = window[^1];
                window.RemoveAt(window.Count - 1);
            }
        }
    }

    private static void Write(TextWriter writer, TrajectoryLine line)
    {
        writer.Write(line.Pseudonym);
        writer.Write(',');
        writer.Write(line.Event);
        writer.Write(',');
        writer.Write(line.Date);
        writer.Write(',');
        writer.Write(line.Actor);
        writer.Write(',');
        writer.Write(line.Detail);
        writer.Write(",yes\n");
    }

    private void Begin(TextWriter writer)
    {
        writer.Write(Heading);
        Write(writer, new TrajectoryLine("", "extract", _days[_order.Until.DayNumber], "", ""));
    }

    /// <summary>Makes persons until there are lines enough, each whole.</summary>
    private TrajectoryCounts Run(Action<PersonCourse, IReadOnlyList<TrajectoryLine>> take)
    {
        var dirty = new DirtyLines(_order.Until.DayNumber, _days, anyPerson: false);
        var chance = Chance.Of(_order.Seed, "dirty", 0);
        var (right, wrong, persons, spells) = (1L, 0L, 0L, 0L);
        while (right + wrong < _order.Rows)
        {
            var person = _persons.Make(++persons);
            right += person.Events.Count;
            spells += person.Spells.Count;
            take(person, Dirty(right, ref wrong, () => dirty.Make(person, chance)));
        }

        return new TrajectoryCounts(right + wrong, persons, spells, wrong);
    }

    /// <summary>As many wrong lines as bring their number to the share of all, rounded down.</summary>
    private List<TrajectoryLine> Dirty(long right, ref long wrong, Func<TrajectoryLine> make)
    {
        var lines = new List<TrajectoryLine>();
        while ((long)((right + wrong + 1) * _order.Dirty) > wrong)
        {
            wrong++;
            lines.Add(make());
        }

        return lines;
    }
}
