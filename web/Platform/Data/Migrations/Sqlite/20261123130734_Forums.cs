using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Forums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Forums",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Prepared = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanAction = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    PlanIndicator = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Reach = table.Column<string>(type: "TEXT", nullable: true),
                    CountedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Forums", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Forums_Bodies_BodyId",
                        column: x => x.BodyId,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ForumFaces",
                columns: table => new
                {
                    ForumId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<int>(type: "INTEGER", nullable: false),
                    Face = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumFaces", x => new { x.ForumId, x.Question, x.Face });
                    table.ForeignKey(
                        name: "FK_ForumFaces_Forums_ForumId",
                        column: x => x.ForumId,
                        principalTable: "Forums",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ForumStops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForumId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Zone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    Slots = table.Column<string>(type: "TEXT", nullable: false),
                    LastNumber = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumStops", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ForumStops_Forums_ForumId",
                        column: x => x.ForumId,
                        principalTable: "Forums",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ForumStops_Places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "Places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ForumTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForumId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ForumTasks_Forums_ForumId",
                        column: x => x.ForumId,
                        principalTable: "Forums",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ForumGreeters",
                columns: table => new
                {
                    StopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumGreeters", x => new { x.StopId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ForumGreeters_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ForumGreeters_ForumStops_StopId",
                        column: x => x.StopId,
                        principalTable: "ForumStops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ForumTickets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IsWaiting = table.Column<bool>(type: "INTEGER", nullable: false),
                    PromotedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Code = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CodeIndex = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    Needs = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ArrivedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumTickets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ForumTickets_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ForumTickets_ForumStops_StopId",
                        column: x => x.StopId,
                        principalTable: "ForumStops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ForumTickets_Places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "Places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "ForumVolunteers",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumVolunteers", x => new { x.TaskId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ForumVolunteers_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ForumVolunteers_ForumTasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "ForumTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ForumTurns",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForumTurns", x => x.TicketId);
                    table.ForeignKey(
                        name: "FK_ForumTurns_ForumTickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "ForumTickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ForumGreeters_AccountId",
                table: "ForumGreeters",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Forums_BodyId",
                table: "Forums",
                column: "BodyId");

            migrationBuilder.CreateIndex(
                name: "IX_Forums_Code",
                table: "Forums",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Forums_LastDay",
                table: "Forums",
                column: "LastDay");

            migrationBuilder.CreateIndex(
                name: "IX_ForumStops_ForumId",
                table: "ForumStops",
                column: "ForumId");

            migrationBuilder.CreateIndex(
                name: "IX_ForumStops_PlaceId",
                table: "ForumStops",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_ForumTasks_ForumId",
                table: "ForumTasks",
                column: "ForumId");

            migrationBuilder.CreateIndex(
                name: "IX_ForumTickets_AccountId_StopId",
                table: "ForumTickets",
                columns: new[] { "AccountId", "StopId" });

            migrationBuilder.CreateIndex(
                name: "IX_ForumTickets_CodeIndex",
                table: "ForumTickets",
                column: "CodeIndex",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ForumTickets_PlaceId",
                table: "ForumTickets",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_ForumTickets_StopId_Number",
                table: "ForumTickets",
                columns: new[] { "StopId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ForumVolunteers_AccountId",
                table: "ForumVolunteers",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ForumFaces");

            migrationBuilder.DropTable(
                name: "ForumGreeters");

            migrationBuilder.DropTable(
                name: "ForumTurns");

            migrationBuilder.DropTable(
                name: "ForumVolunteers");

            migrationBuilder.DropTable(
                name: "ForumTickets");

            migrationBuilder.DropTable(
                name: "ForumTasks");

            migrationBuilder.DropTable(
                name: "ForumStops");

            migrationBuilder.DropTable(
                name: "Forums");
        }
    }
}
