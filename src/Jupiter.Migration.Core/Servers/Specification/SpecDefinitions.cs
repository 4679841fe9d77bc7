using Jupiter.Migration.Checks;

namespace Jupiter.Migration.Servers.Specification;

/// <summary>The checks of a role: the same names, the clause of the role. The hardware is the customer's (clause O4).</summary>
internal sealed class SpecDefinitions(string clause)
{
    private static readonly SpecDefinitions DatabaseOnly = new("H1");
    private static readonly SpecDefinitions RemoteDesktop = new("H2");

    /// <summary>The operating system, which no role changes.</summary>
    public static CheckDefinition OperatingSystem { get; } = CheckRegister.Find("Spec.OperatingSystem");

    /// <summary>Installed memory.</summary>
    public CheckDefinition Memory { get; } = CheckRegister.Find("Spec.Memory").Under(clause);

    /// <summary>Cores.</summary>
    public CheckDefinition Cores { get; } = CheckRegister.Find("Spec.Cores").Under(clause);

    /// <summary>A solid-state disk.</summary>
    public CheckDefinition Disk { get; } = CheckRegister.Find("Spec.Disk").Under(clause);

    /// <summary>Class of the processor.</summary>
    public CheckDefinition Processor { get; } = CheckRegister.Find("Spec.Cpu").Under(clause);

    /// <summary>The checks of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>Its checks.</returns>
    public static SpecDefinitions Of(ServerRole role) => role == ServerRole.RemoteDesktop ? RemoteDesktop : DatabaseOnly;
}
