namespace Jupiter.Migration.Servers.Registry;

/// <summary>A root of the registry ("Predefined keys" on Microsoft Learn).</summary>
public enum RegistryHive
{
    /// <summary>HKEY_LOCAL_MACHINE: what holds for the computer.</summary>
    LocalMachine,

    /// <summary>HKEY_USERS: what each account has for itself, by its SID, as far as its profile is loaded.</summary>
    Users,
}
