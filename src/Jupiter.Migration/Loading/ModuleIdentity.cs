namespace Jupiter.Migration.Loading;

/// <summary>What the module writes of itself into files.</summary>
internal static class ModuleIdentity
{
    /// <summary>Version of the module.</summary>
    public static string Version { get; } = typeof(ModuleIdentity).Assembly.GetName().Version!.ToString(3);
}
