namespace Jupiter.Migration.Bench;

/// <summary>What one run of one side took.</summary>
/// <param name="Seconds">The work.</param>
/// <param name="WholeProcess">The process, its start included.</param>
/// <param name="PeakMegabytes">The most memory that the process held; 0 where it is not counted.</param>
/// <param name="LiveMegabytes">What the managed heap still held after the work and a full collection; 0 where it is not counted.</param>
internal sealed record Figures(double Seconds, double WholeProcess, double PeakMegabytes, double LiveMegabytes = 0);
