using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChildProtection.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "Proposals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsContested",
                table: "Proposals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SeenAt",
                table: "ProposalAuthors",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProposalAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ElectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandsFor = table.Column<int>(type: "INTEGER", nullable: false),
                    HandsAgainst = table.Column<int>(type: "INTEGER", nullable: false),
                    HandsAside = table.Column<int>(type: "INTEGER", nullable: false),
                    VotedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IsAdopted = table.Column<bool>(type: "INTEGER", nullable: false),
                    OwedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    AnswererId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AlarmedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WasLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AskedAgainAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ContestedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExplainedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FollowUp = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Story = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProposalAnswers_AspNetUsers_AnswererId",
                        column: x => x.AnswererId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ProposalAnswers_Elections_ElectionId",
                        column: x => x.ElectionId,
                        principalTable: "Elections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ProposalAnswers_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposalChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Word = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProposalChecks_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProposalChecks_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposalFollowers",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalFollowers", x => new { x.AccountId, x.ProposalId });
                    table.ForeignKey(
                        name: "FK_ProposalFollowers_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProposalFollowers_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_DueOn",
                table: "Proposals",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalAnswers_AnswererId_SentAt",
                table: "ProposalAnswers",
                columns: new[] { "AnswererId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ProposalAnswers_ElectionId",
                table: "ProposalAnswers",
                column: "ElectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalAnswers_ProposalId",
                table: "ProposalAnswers",
                column: "ProposalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalAnswers_Story",
                table: "ProposalAnswers",
                column: "Story");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalChecks_AccountId",
                table: "ProposalChecks",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalChecks_ProposalId_AccountId",
                table: "ProposalChecks",
                columns: new[] { "ProposalId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalFollowers_ProposalId",
                table: "ProposalFollowers",
                column: "ProposalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProposalAnswers");

            migrationBuilder.DropTable(
                name: "ProposalChecks");

            migrationBuilder.DropTable(
                name: "ProposalFollowers");

            migrationBuilder.DropIndex(
                name: "IX_Proposals_DueOn",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "IsContested",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "ProposalAuthors");
        }
    }
}
