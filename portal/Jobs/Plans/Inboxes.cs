using ReIntegrationBI.Warehouse.Jobs;

namespace ReIntegrationBI.Portal.Jobs.Plans;

/// <summary>Looks into the inboxes. A file is taken when it was the same at two looks, nobody wrote to it for a while, and its name is not that of a half copy.</summary>
/// <param name="installation">Whose inboxes they are.</param>
public sealed class Inboxes(Installation installation)
{
    /// <summary>Subfolder of an inbox where files go that were loaded.</summary>
    public const string Loaded = "loaded";

    /// <summary>Subfolder of an inbox where files go that were refused, each with what is wrong with it beside it.</summary>
    public const string Refused = "refused";

    /// <summary>Ending of the text beside a refused file that says what is wrong with it.</summary>
    public const string Why = ".why.txt";

    /// <summary>How long a refused file stays that holds identifiers of persons, as in the quarantine of uploads.</summary>
    private static readonly TimeSpan LongestOfPersons = Uploads.Longest;

    /// <summary>Names that programs give to what they have not finished writing.</summary>
    private static readonly string[] HalfEndings = [".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".swp", ".lock"];

    private readonly InboxStore _store = new(installation.Engine, installation.Clock);

    /// <summary>Looks into the inbox of a source.</summary>
    public InboxView Look(PlannedSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            if (source.IsOwnInbox)
            {
                Directory.CreateDirectory(source.Inbox);
            }

            if (!Directory.Exists(source.Inbox))
            {
                return new InboxView(source, [], [], $"the inbox of {source.Code} is not there: {source.Inbox}. Attach the disk or make the folder, or correct inbox of {source.Code} in {installation.Plan.Place}");
            }

            var files = Directory.EnumerateFiles(source.Inbox).Select(path => new FileInfo(path)).Where(IsWhole)
                .Select(info => InboxFile.At(source.Code, info.FullName)).OfType<InboxFile>().ToList();
            RemoveRefusedPersons(source);
            return Sort(source, files);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new InboxView(source, [], [], $"the inbox of {source.Code} cannot be looked into: {e.Message.TrimEnd('.')}. Give {Environment.UserName} the right to read and write {source.Inbox}");
        }
    }

    /// <summary>Whether a file is one to be taken by its name: no half copy, nothing hidden, no link to elsewhere.</summary>
    private static bool IsWhole(FileInfo info) =>
        info.Name[0] is not ('.' or '~')
        && !HalfEndings.Contains(info.Extension, StringComparer.OrdinalIgnoreCase)
        && (info.Attributes & (FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint | FileAttributes.Directory)) == 0;

    private InboxView Sort(PlannedSource source, IReadOnlyList<InboxFile> files)
    {
        var same = _store.Look(source.Code, [.. files.Select(f => new InboxSighting(f.PathHash, f.SizeBytes, f.ModifiedAt))], installation.Plan.Settle);
        var now = installation.Clock.GetUtcNow().UtcDateTime;
        // A time to come says nothing about when the file was written: the clock of the disk is another.
        var complete = files.Where(f => same.Contains(f.PathHash) && (f.ModifiedAt > now || f.ModifiedAt <= now - installation.Plan.Settle)).ToDictionary(f => f.Path);
        return new InboxView(source, [.. installation.Inputs.InOrder(complete.Keys.Order(StringComparer.Ordinal)).Select(p => complete[p])], [.. files.Where(f => !complete.ContainsKey(f.Path))]);
    }

    private void RemoveRefusedPersons(PlannedSource source)
    {
        var refused = Path.Combine(source.Inbox, Refused);
        if (!Directory.Exists(refused))
        {
            return;
        }

        var before = installation.Clock.GetUtcNow().UtcDateTime - LongestOfPersons;
        foreach (var path in Directory.GetFiles(refused).Where(p => !p.EndsWith(Why, StringComparison.Ordinal) && File.GetLastWriteTimeUtc(p) <= before && installation.Inputs.HoldsPersons(p, new LoadOptions(source.Code))))
        {
            File.Delete(path);
        }
    }
}
