namespace Jupiter.Migration.Tests.Cases.Interruptions;

/// <summary>What an action finds of its work after it was interrupted; docs/architecture.md tells matching from complete.</summary>
public enum FoundState
{
    Absent,
    Matching,
    Partial,
    Conflicting,
    Complete,
}
