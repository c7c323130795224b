using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>The journal of loads, its rejections to take along, and reruns.</summary>
internal static class AdminLoadRoutes
{
    private const int ChainShown = 50;

    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/loads", List);
        admin.MapGet("/loads/{key:long}", (HttpContext context, Installation installation, long key) =>
            installation.Journal.Find(key) is { } load ? Show(context, installation, load, StatusCodes.Status200OK, null) : Missing(context, key));
        admin.MapGet("/loads/{key:long}/rejections.csv", Rejections);
        admin.MapPost("/loads/{key:long}/rerun", RerunAsync);
    }

    private static IResult List(HttpContext context, Installation installation)
    {
        var form = LoadsForm.Read(context.Request.Query);
        return LocalisedPage.Of<AdminLoadsPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminLoadsPage.Form)] = form,
            [nameof(AdminLoadsPage.Sources)] = installation.History.Sources(),
            [nameof(AdminLoadsPage.Count)] = installation.History.Count(form.Filter()),
            [nameof(AdminLoadsPage.Loads)] = installation.History.Search(form.Filter(), (form.Page - 1) * LoadsForm.PageSize, LoadsForm.PageSize),
        });
    }

    private static IResult Show(HttpContext context, Installation installation, LoadRecord load, int status, string? mistake)
    {
        var page = LoadsForm.PageOf(context.Request.Query);
        return LocalisedPage.Of<AdminLoadPage>(context, status, new()
        {
            [nameof(AdminLoadPage.Load)] = load,
            [nameof(AdminLoadPage.Transitions)] = installation.History.Transitions(load.LoadKey),
            [nameof(AdminLoadPage.Chain)] = installation.History.Chain(load.LoadKey, ChainShown),
            [nameof(AdminLoadPage.Checks)] = installation.Checks.Latest().Where(c => c.Source == load.Source).ToList(),
            [nameof(AdminLoadPage.IsKept)] = IsKept(installation, load),
            [nameof(AdminLoadPage.Page)] = page,
            [nameof(AdminLoadPage.Count)] = installation.History.RejectionCount(load.LoadKey),
            [nameof(AdminLoadPage.Rejections)] = installation.History.Rejections(load.LoadKey, (page - 1) * AdminLoadPage.PageSize, AdminLoadPage.PageSize),
            [nameof(AdminLoadPage.Mistake)] = mistake,
        });
    }

    private static IResult Rejections(HttpContext context, Installation installation, long key)
    {
        if (installation.Journal.Find(key) is not { } load)
        {
            return Missing(context, key);
        }

        installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Extract, Name(load), detail: "rejected rows");
        // A million lines go out as they are read; the writer that quotes them knows no tasks.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        return Results.Stream(
            body =>
            {
                using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
                CsvText.Write(writer, ["load", "file", "kind", "sheet", "cell", "found", "reason"]);
                var number = 0;
                installation.History.ReadRejections(key, r => CsvText.Write(
                    writer,
                    new[] { Number(key), load.FileName, number++ < load.RowsRejected ? "rejected" : "remark", r.Sheet, r.Cell, r.Value, r.Reason }.Select(SafeCsv.Text)));
                return Task.CompletedTask;
            },
            "text/csv; charset=utf-8",
            $"load-{Number(key)}-rejections.csv");
    }

    private static async Task<IResult> RerunAsync(HttpContext context, Installation installation, JobQueue queue, long key)
    {
        if (installation.Journal.Find(key) is not { } load)
        {
            return Missing(context, key);
        }

        if (!IsKept(installation, load))
        {
            installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Rerun, Name(load), AuditEvent.Refused, "content not kept");
            return Show(context, installation, load, StatusCodes.Status409Conflict, null);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            var limit = CommonOptions.ReadRejectLimit(UploadForm.LimitOf(form));
            return AdminRoutes.Enqueue(context, queue, AuditAction.Rerun, RerunJob.Order(load, limit, Visitor.Of(context).Name));
        }
        catch (WrongArgumentException e)
        {
            return Show(context, installation, load, StatusCodes.Status400BadRequest, e.Message);
        }
    }

    private static bool IsKept(Installation installation, LoadRecord load) => load.Sha256 is { } hash && installation.Files.Holds(hash);

    private static IResult Missing(HttpContext context, long key) => LocalisedPage.Missing(context, "admin.no_load_title", "load.unknown", key);

    private static string Name(LoadRecord load) => $"load {Number(load.LoadKey)}: {load.FileName}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
