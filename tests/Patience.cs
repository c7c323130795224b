namespace ReIntegrationBI.Tests;

/// <summary>How long tests wait for what must come. It ends what hangs and measures nothing: a machine that does much else may be slow.</summary>
internal static class Patience
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <summary>Waits until something is so.</summary>
    /// <param name="isSo">Asked again and again.</param>
    /// <param name="what">What is waited for.</param>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(isSo, () => what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static Task UntilAsync(Func<bool> isSo, Func<string> what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Longest)
            {
                throw new TimeoutException($"It did not come within {Longest.TotalMinutes:0} minutes: {what()}");
            }

            await Task.Delay(20);
        }
    }
}
