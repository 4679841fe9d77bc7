using System;
using Jupiter.Migration.Rehearsals;

namespace Jupiter.Migration.Loading;

/// <summary>The rehearsal plugin, loaded when a rehearsal cmdlet is first used. Its computers live as long as this process.</summary>
internal static class RehearsalPlugin
{
    private static readonly Lazy<IRehearsalStage> LazyStage = new(() => ModuleFolder.Loader.Load<IRehearsalStage>(
        System.IO.Path.Combine(ModuleFolder.Path, "rehearsal", "Jupiter.Migration.Rehearsal.dll")));

    /// <summary>The stage.</summary>
    public static IRehearsalStage Stage => LazyStage.Value;
}
