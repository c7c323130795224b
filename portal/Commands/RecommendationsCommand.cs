using System.CommandLine;
using System.Globalization;
using ReIntegrationBI.Warehouse.Model.Recommendations;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>recommendations</c>: what studies recommend, and what has moved.</summary>
internal static class RecommendationsCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var study = new Option<string?>("--study") { Description = "Only this study, e.g. serv2025.", HelpName = "S" };
        var level = new Option<string?>("--level") { Description = "Only this level: returner, support_network, workplace or policy_system.", HelpName = "L" };
        var actor = new Option<string?>("--actor") { Description = "Only what addresses this actor, by code or label.", HelpName = "A" };
        var key = new Option<string?>("--key") { Description = "Only what serves this key of a lasting return, by code or label.", HelpName = "K" };
        var asOf = CommonOptions.AsOf();
        var language = CommonOptions.Language();
        var format = CommonOptions.Format("How to print the recommendations.");
        var command = new Command("recommendations", "What studies recommend, with the figures that could show movement.") { study, level, actor, key, asOf, language, format };
        command.SetAction(parsed =>
        {
            var query = new RecommendationQuery
            {
                Study = parsed.GetValue(study),
                Level = parsed.GetValue(level),
                Actor = parsed.GetValue(actor),
                Key = parsed.GetValue(key),
                AsOf = CommonOptions.ReadAsOf(parsed.GetValue(asOf)),
            };
            var installation = new Installation(Settings.Read());
            installation.RequireWarehouse();
            var actions = installation.Recommendations.Ask(query);
            console.Print(new RecommendationPrinter(actions, parsed.GetValue(language)!), parsed.GetValue(format), Notes(actions));
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "One line an indicator of a recommendation: its newest figure, the one before it in the same unit and kind of period, and whether that moves as the recommendation wants. Figures are read at each call. Where no source measures a recommendation, the line says so. Which indicator belongs to which recommendation is our own reading; csv and json give the reason and the source of each. Counts go to standard error.",
            "./reintegrationbi recommendations --level workplace",
            "./reintegrationbi recommendations --study cm2023 --actor mutuality --lang nl",
            "./reintegrationbi recommendations --format csv > recommendations.csv");
    }

    private static IEnumerable<string> Notes(IReadOnlyList<TrackedAction> actions)
    {
        if (actions.Count == 0)
        {
            return ["No recommendation in the warehouse fits. Load some with './reintegrationbi load', or ask for less."];
        }

        var measured = actions.Count(a => a.IsMeasured);
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{actions.Count} recommendations: {measured} measured by at least one figure, {actions.Count(a => a.IsMeasuredDirectly)} of them directly, {actions.Count - measured} by no source."),
        ];
    }
}
