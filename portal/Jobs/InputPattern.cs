using System.IO.Enumeration;

namespace ReIntegrationBI.Portal.Jobs;

/// <summary>How the names of files of one kind look.</summary>
/// <param name="Source">The source that they come from.</param>
/// <param name="Layout">Name by which this kind can be asked for, and stands in the journal.</param>
/// <param name="File">File name with <c>*</c> and <c>?</c>.</param>
public sealed record InputPattern(string Source, string Layout, string File)
{
    /// <summary>Whether a file has such a name; capitals do not matter.</summary>
    public bool Fits(string path) => FileSystemName.MatchesSimpleExpression(File, Path.GetFileName(path), ignoreCase: true);
}
