using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Pages;
using ReIntegrationBI.Reports.Rendering.Extract;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;
using ReIntegrationBI.Warehouse.Model;

namespace ReIntegrationBI.Portal.Server;

/// <summary>Extracts: the builder, its files, and the questions that a visitor keeps.</summary>
internal static class ExtractRoutes
{
    private const string Path = "/extracts";

    public static void Map(IEndpointRouteBuilder app)
    {
        var extracts = app.MapGroup(Path).Needs(Right.Extract);
        extracts.MapGet("", (HttpContext context, Installation installation, SurveyLibrary surveys) =>
            Page(context, installation, surveys, ExtractForm.Read(context.Request.Query, installation.CodeLists)));
        extracts.MapGet("/file.{format}", (HttpContext context, Installation installation, SurveyLibrary surveys, string format) =>
            File(context, installation, surveys, ExtractForm.Read(context.Request.Query, installation.CodeLists), format, null));
        extracts.MapGet("/saved/{key:long}/file.{format}", (HttpContext context, Installation installation, SurveyLibrary surveys, long key, string format) =>
            installation.SavedExtracts.Find(Visitor.Of(context).Name, key) is { } saved
                ? File(context, installation, surveys, ExtractForm.Read(saved.Definition, installation.CodeLists), format, saved)
                : Unknown(context));
        extracts.MapPost("/saved", SaveAsync);
        extracts.MapPost("/saved/{key:long}/delete", (HttpContext context, Installation installation, long key) =>
            installation.SavedExtracts.Delete(Visitor.Of(context).Name, key) ? Back(context, "") : Unknown(context));
    }

    private static IResult Page(
        HttpContext context, Installation installation, SurveyLibrary surveys, ExtractForm form, string? name = null, string? notSaved = null)
    {
        var (status, refusal) = (notSaved is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, default(string));
        var (answer, isSynthetic) = (default(Warehouse.Results.ResultTable), false);
        if (form.Mistake is not null)
        {
            status = StatusCodes.Status400BadRequest;
        }
        else if (form.Shows && form.Measures.Count > 0)
        {
            try
            {
                var (content, rows) = new FigureExtracts(installation).Of(form.Query(), PortalLanguage.Of(context.Request));
                (answer, isSynthetic) = (rows, content.Warning is not null);
            }
            catch (QueryException e)
            {
                (status, refusal) = (StatusCodes.Status400BadRequest, e.Message);
            }
        }

        var fact = form.Measures.Select(installation.Model.FindMeasure).FirstOrDefault(m => m is not null)?.Fact;
        return LocalisedPage.Of<ExtractsPage>(context, status, new()
        {
            [nameof(ExtractsPage.View)] = new ExtractView
            {
                Form = form,
                Model = installation.Model,
                Fact = fact,
                Answer = answer,
                IsSynthetic = isSynthetic,
                Refusal = refusal,
                Saved = installation.SavedExtracts.Of(Visitor.Of(context).Name),
                Name = name,
                NotSaved = notSaved,
                Surveys = [.. surveys.All().Where(s => s.Respondents is not null)],
            },
        });
    }

    private static IResult File(
        HttpContext context, Installation installation, SurveyLibrary surveys, ExtractForm form, string format, SavedExtract? saved)
    {
        if (!ExtractFormat.All.Contains(format))
        {
            return Results.NotFound();
        }

        if (form.Mistake is not null || form.Measures.Count == 0)
        {
            return Page(context, installation, surveys, form with { Shows = true });
        }

        var visitor = Visitor.Of(context).Name;
        ExtractContent content;
        try
        {
            content = new FigureExtracts(installation).Of(form.Query(), PortalLanguage.Of(context.Request)).Content;
        }
        catch (QueryException e)
        {
            installation.Audit.Write(visitor, AuditAction.Extract, "file." + format, AuditEvent.Refused, form.Address() + " – " + e.Message);
            return Page(context, installation, surveys, form with { Shows = true });
        }

        installation.Audit.Write(visitor, AuditAction.Extract, "file." + format, AuditEvent.Done, form.Address());
        if (saved is not null)
        {
            installation.SavedExtracts.NoteRun(visitor, saved.Key);
        }

        var name = $"{form.Measures[0]}-{installation.Clock.Now().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{format}";
        return Results.Stream(
            target =>
            {
                // Rows are written as they come; an archive and a sheet know no other way than to wait for the network.
                context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
                ExtractWriter.Write(content, format, target);
                return Task.CompletedTask;
            },
            ExtractFormat.MediaType(format),
            name);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, Installation installation, SurveyLibrary surveys)
    {
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, confirmed) = (posted["name"].ToString().Trim(), posted["replaces"].ToString());
        var form = ExtractForm.Read(posted["question"].ToString(), installation.CodeLists) with { Shows = true };
        if (form.Mistake is not null || form.Measures.Count == 0)
        {
            return Page(context, installation, surveys, form);
        }

        if (name.Length is 0 or > SavedExtractStore.LongestName)
        {
            return Page(context, installation, surveys, form, name, "extracts.wrong_name");
        }

        if (form.Address().Length > SavedExtractStore.LongestDefinition)
        {
            return Page(context, installation, surveys, form, name, "extracts.too_long");
        }

        // Only what was said of this very name is an answer to it.
        return installation.SavedExtracts.Save(Visitor.Of(context).Name, name, form.Address(), replaces: confirmed == name)
            ? Back(context, form.Address() + "&show=yes&")
            : Page(context, installation, surveys, form, name, "extracts.name_taken");
    }

    private static IResult Back(HttpContext context, string address)
    {
        // A form that was sent is not sent again when the page is reloaded.
        context.Response.Headers.Location = $"{Path}?{address}lang={PortalLanguage.Of(context.Request)}#saved";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Unknown(HttpContext context) => LocalisedPage.Missing(context, "extracts.unknown_title", "extracts.unknown");
}
