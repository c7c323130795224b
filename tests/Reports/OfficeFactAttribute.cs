namespace ReIntegrationBI.Tests.Reports;

/// <summary>A test that runs where LibreOffice and pdftotext are installed, and is named as skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!new[] { "soffice", "pdftotext" }.All(program => folders.Any(f => File.Exists(Path.Combine(f, program)))))
        {
            Skip = "soffice (LibreOffice Calc) and pdftotext are not both installed.";
        }
    }
}
