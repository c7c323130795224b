using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Loading.Trajectories;
using ReIntegrationBI.Warehouse.Persons;
using ReIntegrationBI.Warehouse.Trajectories;

namespace ReIntegrationBI.Etl.Sources.Trajectories;

/// <summary>Reads events of trajectories from delimited text, line by line. The format is described in docs/data-formats/trajectories.md.</summary>
public sealed class TrajectoryCsvSource
{
    /// <summary>How the names of such files end.</summary>
    public const string Ending = ".trajectories.csv";

    /// <summary>The scope of the pseudonyms: a person has the same one in all trajectory files, and none of a survey.</summary>
    public const string Scope = "trajectories";

    /// <summary>The content of a file; it is read while it is staged.</summary>
    /// <param name="path">Where the content stands.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="codes">The code lists.</param>
    /// <param name="pseudonyms">Replaces the identifiers of persons.</param>
    /// <param name="today">No event can lie after this day.</param>
    /// <param name="rejectLimit">Share of lines that may be left out before the whole file is refused, 0 to 1.</param>
    public static TrajectoryContent Read(string path, string file, CodeListCatalog codes, Pseudonyms pseudonyms, DateOnly today, decimal rejectLimit = 0.01m) =>
        new(file, MilestoneRules.Load(), rejectLimit, reject => new TrajectoryLines(path, file, codes, pseudonyms, today, reject));
}
