using System.Data.Common;
using ReIntegrationBI.Etl.Checks;
using ReIntegrationBI.Etl.Layouts;
using ReIntegrationBI.Portal.Jobs.Plans;
using ReIntegrationBI.Reports.Definitions;
using ReIntegrationBI.Warehouse.CodeLists;
using ReIntegrationBI.Warehouse.Engines;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;
using ReIntegrationBI.Warehouse.Schema;

namespace ReIntegrationBI.Portal.Commands;

/// <summary>What a user is told of a failure, and the exit code that it gives.</summary>
public static class Failures
{
    /// <summary>Setting this environment variable to 1 adds the technical details.</summary>
    public const string DebugVariable = "REINTEGRATIONBI_DEBUG";

    /// <summary>Writes the message and gives the exit code.</summary>
    public static int Report(Exception failure, TextWriter messages)
    {
        var inDetail = Environment.GetEnvironmentVariable(DebugVariable) == "1";
        var (code, text) = failure switch
        {
            WrongArgumentException or QueryException or SettingsException or JobPlanException => (ExitCode.WrongArguments, failure.Message),
            InputRefusedException refused => (ExitCode.Refused, string.Join('\n', refused.Problems)),
            OperationCanceledException => (ExitCode.Unexpected, "Stopped."),
            MigrationException or WarehouseException or ReportDefinitionException or LayoutException or CheckDefinitionException
                or CodeListException or SemanticModelException or FileNotFoundException => (ExitCode.Unexpected, failure.Message),
            DbException problem => (ExitCode.Unexpected, InOurWords(problem)),
            _ => (ExitCode.Unexpected, $"Unexpected: {failure.Message}" + (inDetail ? "" : $" ({DebugVariable}=1 shows the details.)")),
        };
        messages.WriteLine(text);
        if (inDetail)
        {
            messages.WriteLine(failure);
        }

        return code;
    }

    /// <summary>What the database said, with the name of the warehouse.</summary>
    private static string InOurWords(DbException problem)
    {
        var engine = new Installation(Settings.Read()).Engine;
        return engine.Explain(problem) ?? $"{engine.Place}: {problem.Message}";
    }
}
