using ReIntegrationBI.Portal.Commands;
using ReIntegrationBI.Portal.Jobs;
using ReIntegrationBI.Portal.Jobs.Running;
using ReIntegrationBI.Portal.Pages.Admin;
using ReIntegrationBI.Warehouse.Accounts;
using ReIntegrationBI.Warehouse.Loading;

namespace ReIntegrationBI.Portal.Server;

/// <summary>A file comes in, is looked at, and is loaded or cancelled. Files of persons do not wait: they are removed as soon as they were looked at.</summary>
internal static class AdminUploadRoutes
{
    public static void Map(IEndpointRouteBuilder admin)
    {
        var limit = new UploadLimit(((IEndpointRouteBuilder)admin).ServiceProvider.GetRequiredService<Installation>().Settings.UploadLimitMegabytes);
        admin.MapGet("/upload", (HttpContext context, Installation installation) => Form(context, installation, StatusCodes.Status200OK, UploadForm.Empty, null));
        admin.MapPost("/upload", (HttpContext context, Installation installation, Uploads uploads, JobQueue queue) => ReceiveAsync(context, installation, uploads, queue, limit))
            .WithMetadata(limit);
        admin.MapGet("/upload/{id}", (HttpContext context, Installation installation, Uploads uploads, string id) =>
            uploads.Find(id) is { } upload
                ? Show(context, new FileLoads(installation).Preview(upload.Path, upload.Options), upload)
                : Gone(context));
        admin.MapPost("/upload/{id}/load", LoadAsync);
        admin.MapPost("/upload/{id}/cancel", Cancel);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, Installation installation, Uploads uploads, JobQueue queue, UploadLimit limit)
    {
        var fields = await context.Request.ReadFormAsync(context.RequestAborted);
        var (form, texts) = (UploadForm.Read(fields), PortalTexts.For(PortalLanguage.Of(context.Request)));
        if (fields.Files["file"] is not { FileName.Length: > 0 } file)
        {
            return Form(context, installation, StatusCodes.Status400BadRequest, form, texts["admin.no_file"]);
        }

        if (file.Length > limit.Bytes)
        {
            return limit.Refuse(context);
        }

        LoadOptions options;
        try
        {
            options = form.Options();
            installation.Inputs.Check(options);
        }
        catch (WrongArgumentException e)
        {
            return Form(context, installation, StatusCodes.Status400BadRequest, form, e.Message);
        }

        Upload upload;
        await using (var content = file.OpenReadStream())
        {
            upload = await uploads.StoreAsync(content, file.FileName, options, context.RequestAborted);
        }

        installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Upload, upload.FileName);
        return installation.Inputs.HoldsPersons(upload.Path, options)
            ? OfPersons(context, installation, uploads, queue, upload, fields["expect"].ToString())
            : Results.LocalRedirect($"~/admin/upload/{upload.Id}?lang={PortalLanguage.Of(context.Request)}");
    }

    /// <summary>A file of persons is shown once and removed at once; it is loaded when the very file comes again after it was shown.</summary>
    private static IResult OfPersons(HttpContext context, Installation installation, Uploads uploads, JobQueue queue, Upload upload, string expected)
    {
        var isHandedOver = false;
        try
        {
            if (expected.Length > 0 && FileStore.HashOf(upload.Path) == expected)
            {
                return Enqueue(context, installation, uploads, queue, upload, upload.Options, out isHandedOver);
            }

            return Show(context, new FileLoads(installation).Preview(upload.Path, upload.Options), upload, isAnother: expected.Length > 0);
        }
        finally
        {
            if (!isHandedOver)
            {
                uploads.Remove(upload.Id);
            }
        }
    }

    private static async Task<IResult> LoadAsync(HttpContext context, Installation installation, Uploads uploads, JobQueue queue, string id)
    {
        var fields = await context.Request.ReadFormAsync(context.RequestAborted);
        return uploads.Find(id) is { } upload
            ? Enqueue(context, installation, uploads, queue, upload, upload.Options with { Force = fields["force"] == "yes" }, out _)
            : Gone(context);
    }

    private static IResult Cancel(HttpContext context, Installation installation, Uploads uploads, string id)
    {
        if (uploads.Find(id) is not { } upload)
        {
            return Gone(context);
        }

        uploads.Remove(id);
        installation.Audit.Write(Visitor.Of(context).Name, AuditAction.Upload, upload.FileName, detail: "cancelled, file removed");
        return Results.LocalRedirect($"~/admin/upload?lang={PortalLanguage.Of(context.Request)}");
    }

    private static IResult Enqueue(
        HttpContext context, Installation installation, Uploads uploads, JobQueue queue, Upload upload, LoadOptions options, out bool isHandedOver)
    {
        isHandedOver = uploads.TryTake(upload);
        return isHandedOver
            ? AdminRoutes.Enqueue(context, queue, AuditAction.Load, UploadJob.Order(installation, upload, options, Visitor.Of(context).Name))
            : Gone(context);
    }

    private static IResult Show(HttpContext context, FilePreview preview, Upload upload, bool isAnother = false) =>
        LocalisedPage.Of<AdminPreviewPage>(context, StatusCodes.Status200OK, new()
        {
            [nameof(AdminPreviewPage.Preview)] = preview,
            [nameof(AdminPreviewPage.Upload)] = upload,
            [nameof(AdminPreviewPage.IsAnother)] = isAnother,
        });

    private static IResult Form(HttpContext context, Installation installation, int status, UploadForm form, string? mistake) =>
        LocalisedPage.Of<AdminUploadPage>(context, status, new()
        {
            [nameof(AdminUploadPage.Form)] = form,
            [nameof(AdminUploadPage.Patterns)] = installation.Inputs.Patterns.ToList(),
            [nameof(AdminUploadPage.Megabytes)] = installation.Settings.UploadLimitMegabytes,
            [nameof(AdminUploadPage.Mistake)] = mistake,
        });

    private static IResult Gone(HttpContext context) => LocalisedPage.Missing(context, "admin.gone_title", "admin.gone");
}
