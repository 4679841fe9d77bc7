namespace Jupiter.Migration.Servers.Registry;

/// <summary>The identifier of an installation of Windows, which is made anew by each.</summary>
public static class MachineGuid
{
    private const string Key = @"SOFTWARE\Microsoft\Cryptography";
    private const string Name = "MachineGuid";

    /// <summary>Reads it.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The identifier; null where this account is not told.</returns>
    public static string? Of(IRegistry registry) => registry.Texts(Key, is32Bit: false).TryGetValue(Name, out var guid) ? guid : null;
}
