using System.CommandLine;

namespace ReIntegrationBI.Portal.Commands;

/// <summary><c>model</c>: what can be asked.</summary>
internal static class ModelCommand
{
    public static CommandPage Create(CommandConsole console)
    {
        var command = new Command("model", "List what can be asked: measures and dimensions.");
        var dimension = new Argument<string?>("DIMENSION") { Description = "List the members of this dimension.", Arity = ArgumentArity.ZeroOrOne };
        command.Add(dimension);
        command.SetAction(parsed =>
        {
            var model = new Installation(Settings.Read()).Model;
            if (parsed.GetValue(dimension) is { } one)
            {
                return Members(console, model, one);
            }

            var measures = new TextTable(["measure", "name", "unit", "kind", "may be added over"]);
            foreach (var measure in model.Measures)
            {
                measures.Add(
                    measure.Code, measure.Label.En, measure.Unit.Code, measure.Kind.ToString().ToLowerInvariant(), measure.Additivity.ToString());
            }

            var dimensions = new TextTable(["dimension", "name", "total", "members>"]);
            foreach (var d in model.Dimensions.Concat(model.Attributes))
            {
                var members = Warehouse.CodeLists.CodeListCatalog.Dimensions.Contains(d.Code)
                    ? model.Catalog.Members(d.Code).Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
                dimensions.Add(d.Code, d.Label.En, d.Total, members);
            }

            measures.Write(console.Output);
            console.Output.WriteLine();
            dimensions.Write(console.Output);
            return ExitCode.Done;
        });
        return new CommandPage(
            command,
            "Measures stand with their unit, their kind (stock, flow, share …) and what they may be added over. With a dimension: its members. Needs no warehouse.",
            "./reintegrationbi model", "./reintegrationbi model disease_group");
    }

    private static int Members(CommandConsole console, Warehouse.Model.SemanticModel model, string dimension)
    {
        if (!Warehouse.CodeLists.CodeListCatalog.Dimensions.Contains(dimension))
        {
            throw new WrongArgumentException(
                $"'{dimension}' is no dimension with a list of members; those are {string.Join(", ", Warehouse.CodeLists.CodeListCatalog.Dimensions)}.");
        }

        var table = new TextTable(["code", "nl", "fr", "en", "parent", "role"]);
        foreach (var member in model.Catalog.Members(dimension))
        {
            table.Add(member.Code, member.Label.Nl, member.Label.Fr, member.Label.En, member.Parent, member.Role.ToString().ToLowerInvariant());
        }

        table.Write(console.Output);
        return ExitCode.Done;
    }
}
