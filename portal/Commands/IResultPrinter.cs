namespace ReIntegrationBI.Portal.Commands;

/// <summary>Prints a result in one of the forms of <c>--format</c>.</summary>
public interface IResultPrinter
{
    /// <summary>Comma-separated, for programs.</summary>
    void Csv(TextWriter writer);

    /// <summary>JSON, for programs.</summary>
    void Json(TextWriter writer);

    /// <summary>Aligned, for people.</summary>
    void Table(TextWriter writer);
}
