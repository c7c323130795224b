using System.Globalization;
using System.Text;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Loads files of inboxes and puts them away: what was loaded into one subfolder, what was refused into another, with the reason beside it.</summary>
/// <param name="installation">Where they are loaded.</param>
public sealed class InboxLoads(Installation installation)
{
    /// <summary>State of the part of a run that tells that a file was decided on but could not be put away.</summary>
    public const string NotMoved = "not-moved";

    /// <summary>Loads a file and puts it away. A file that cannot be decided on stays where it is.</summary>
    /// <param name="file">The file as it was seen.</param>
    /// <param name="who">Who asks for it, at most 100 letters.</param>
    /// <param name="decided">Told what came of it before it is moved: a process may die between the two.</param>
    /// <exception cref="Exception">Something failed that is not the file's fault.</exception>
    public ArrivedLoad Load(InboxFile file, string who, Action<ArrivedLoad> decided)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(decided);
        // The command and the portal may look at the same moment.
        using var alone = installation.Engine.TryLock("inbox-" + file.PathHash, TimeSpan.FromSeconds(5));
        if (alone is null)
        {
            return Undecided(file, JobEnd.TryAgain($"{file.Name} is being loaded by another process"));
        }

        if (InboxFile.At(file.Source, file.Path) is not { } now)
        {
            return Undecided(file, JobEnd.Failed($"{file.Name} is no longer in the inbox of {file.Source}: somebody took it away before it was loaded. Put it there again"));
        }

        if (now != file)
        {
            return Undecided(file, JobEnd.Done($"{file.Name} was written to since it was seen: the next look takes it as it is then"));
        }

        var persons = installation.Inputs.HoldsPersons(file.Path, file.Options);
        var load = ArrivedLoad.Of(file.Name, new FileLoads(installation, who).Load(file.Path, file.Options));
        if (load.Outcome!.Problems is [{ Code: "not-readable" or "missing-file" }])
        {
            // What stands in the way is not the file: a right, a disk, a program that holds it.
            return load with { Outcome = null, End = JobEnd.TryAgain(load.Outcome.Reason!) };
        }

        if (!load.IsDecided)
        {
            return load;
        }

        if (persons && load.Outcome.State == LoadState.Refused)
        {
            // A value that was found may be that of a person.
            var reason = (load.Outcome.Problems[0] with { Found = null }).ToString();
            load = load with { Outcome = load.Outcome with { Reason = reason, Problems = [.. load.Outcome.Problems.Select(p => p with { Found = null })] }, End = JobEnd.Failed(reason) };
        }

        decided(load);
        return InboxFile.At(file.Source, file.Path) == file
            ? PutAway(file, load, persons)
            : load with { End = load.End with { Reason = $"{load.End.Reason}; it was written to meanwhile, so it stays: the next look takes it again" } };
    }

    private static ArrivedLoad Undecided(InboxFile file, JobEnd end) => new(file.Name, null, end);

    private ArrivedLoad PutAway(InboxFile file, ArrivedLoad load, bool persons)
    {
        try
        {
            if (load.Outcome!.State == LoadState.Refused)
            {
                var place = Move(file, Inboxes.Refused);
                File.WriteAllText(place + Inboxes.Why, Why(file, load.Outcome, persons), new UTF8Encoding(false));
            }
            else if (persons)
            {
                // Identifiers of persons are not kept beyond the load.
                File.Delete(file.Path);
            }
            else
            {
                Move(file, Inboxes.Loaded);
            }

            return load;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = $"{load.End.Reason}; but {file.Name} could not be moved out of the inbox: {e.Message.TrimEnd('.')}. "
                + $"Give {Environment.UserName} the right to write in {Path.GetDirectoryName(file.Path)}, and move it by hand";
            return load with { End = JobEnd.Failed(reason), IsNotMoved = true };
        }
    }

    /// <summary>Moves a file beside its like, under a name that is free; its time tells from then on when it was moved.</summary>
    private string Move(InboxFile file, string folder)
    {
        var target = Path.Combine(Path.GetDirectoryName(file.Path)!, folder);
        Directory.CreateDirectory(target);
        var (stem, ending) = (Path.GetFileNameWithoutExtension(file.Name), Path.GetExtension(file.Name));
        for (var number = 1; ; number++)
        {
            var place = Path.Combine(target, number == 1 ? file.Name : string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){ending}"));
            if (File.Exists(place) || File.Exists(place + Inboxes.Why))
            {
                continue;
            }

            try
            {
                File.Move(file.Path, place, overwrite: false);
            }
            catch (IOException) when (File.Exists(place))
            {
                // Somebody was faster with this name.
                continue;
            }

            File.SetLastWriteTimeUtc(place, installation.Clock.GetUtcNow().UtcDateTime);
            return place;
        }
    }

    private string Why(InboxFile file, LoadOutcome outcome, bool persons)
    {
        var at = TimeZoneInfo.ConvertTime(installation.Clock.GetUtcNow(), installation.Plan.Zone);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{file.Name} was refused on {at:yyyy-MM-dd HH:mm} ({installation.Plan.Zone.Id}), load {outcome.LoadKey}. Nothing of it was loaded.\n\n");
        foreach (var problem in outcome.Problems)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {problem}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nCorrect the file and put it into {Path.GetDirectoryName(file.Path)} again.\n");
        if (persons)
        {
            text.Append("It holds identifiers of persons: the file beside this text is removed after a day.\n");
        }

        return text.ToString();
    }
}
