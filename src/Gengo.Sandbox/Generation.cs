namespace Gengo.Sandbox;

/// <summary>The two generations of Gengo's API: docs/protocol/gengo.md#two-generations. The setting names them by year.</summary>
public enum Generation
{
    /// <summary>Has captchas for rejections, and machine translation with <c>pre_mt</c>. Translators comment as <c>worker</c>.</summary>
    V2013 = 2013,

    /// <summary>Has <c>archive</c> and newer fields of a job, but neither of the above. Translators comment as <c>translator</c>.</summary>
    V2019 = 2019,
}
